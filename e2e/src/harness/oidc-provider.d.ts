/** What the journeys use of the certified provider, which has no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  interface Result {
    login: { accountId: string }
  }
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    callback(): RequestListener
    interactionFinished(request: IncomingMessage, answer: ServerResponse, result: Result): Promise<void>
    readonly Grant: new (of: { clientId?: string; accountId?: string }) => {
      addOIDCScope(scope: string): void
      save(): Promise<string>
    }
  }
}
