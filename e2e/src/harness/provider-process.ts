/**
 * A certified provider of identities (npm `oidc-provider`) in a process of its own, with accounts of its own:
 * `tsx provider-process.ts PORT ADDRESS_OF_THE_SERVER`.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import Provider from 'oidc-provider'
import { CLIENT, identities, identityPassword } from './provider.ts'

const [port = '', server = ''] = process.argv.slice(2)
const issuer = `http://127.0.0.1:${port}`

/** A page that asks for one thing. */
function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title><h1>${title}</h1>${body}</html>`
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      redirect_uris: [`${server}/api/sign-in/provider/return`],
      post_logout_redirect_uris: [`${server}/sign-in`],
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'first' }] },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  pkce: { required: () => true },
  findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
  // Whoever has signed in is known to this one client without being asked again.
  loadExistingGrant: async (context: {
    oidc: { client?: { clientId: string }; session?: { accountId?: string } }
  }) => {
    const { client, session } = context.oidc
    const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  },
  interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context: { body: string }, form: string) => {
        const button = '<button name="logout" value="yes" form="op.logoutForm">退出统一身份</button>'
        context.body = page('退出', form + button)
      },
    },
  },
})

async function posted(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const part of request) body += String(part)
  return new URLSearchParams(body)
}

const handle = provider.callback()
createServer((request, answer) => {
  if (!request.url?.startsWith('/interaction/')) return handle(request, answer)
  void (async () => {
    const fields = request.method === 'POST' ? await posted(request) : new URLSearchParams()
    const accountId = fields.get('account') ?? ''
    if (identities.includes(accountId) && fields.get('password') === identityPassword)
      return provider.interactionFinished(request, answer, { login: { accountId } })
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    answer.end(
      page(
        '统一身份认证',
        '<form method="post"><label>账号 <input name="account"></label> <label>口令 <input name="password" type="password"></label> <button>登录</button></form>',
      ),
    )
  })()
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
