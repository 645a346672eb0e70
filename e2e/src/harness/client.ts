/** The API as a browser uses it: with a session's cookie, and from the server's own pages. */
import assert from 'node:assert/strict'

/** A caller who may have signed in. */
export class Client {
  /** The session's token; empty for nobody. */
  token = ''
  readonly origin: string

  constructor(origin: string, token = '') {
    this.origin = origin
    this.token = token
  }

  /** The bare answer, whatever its status. */
  async send(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = { origin: this.origin }
    if (this.token) headers.cookie = `guatu_session=${this.token}`
    if (body !== undefined) headers['content-type'] = 'application/json'
    const sent = body === undefined ? undefined : JSON.stringify(body)
    const answer = await fetch(this.origin + path, { method, headers, body: sent })
    for (const cookie of answer.headers.getSetCookie()) {
      const found = /^guatu_session=([^;]*)/.exec(cookie)
      if (found) this.token = found[1] ?? ''
    }
    return answer
  }

  /** What is answered; a refusal ends the journey. */
  async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.send(method, path, body)
    const text = await answer.text()
    assert.ok(answer.ok, `${method} ${path} answers ${answer.status}: ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }
}
