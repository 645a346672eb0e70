/** What a browser calls itself, in short: `Chrome 110 · Windows`. What is not known stays as it is. */
export function agentWords(agent: string): string {
  const browsers: [RegExp, string][] = [
    [/Edg\/(\d+)/, 'Edge'],
    [/QQBrowser\/(\d+)/, 'QQ'],
    [/Firefox\/(\d+)/, 'Firefox'],
    [/Chrome\/(\d+)/, 'Chrome'],
    [/Version\/(\d+).*Safari/, 'Safari'],
  ]
  const systems: [RegExp, string][] = [
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ]
  const browser = browsers
    .map(([pattern, name]) => [pattern.exec(agent)?.[1], name])
    .find(([version]) => version)
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1]
  const words = [browser && `${browser[1]} ${browser[0]}`, system].filter(Boolean)
  return words.length > 0 ? words.join(' · ') : agent
}
