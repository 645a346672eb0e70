import { describe, expect, it } from 'vitest'

import { classes, rules } from './password'

const policy = { shortest: 10, longest: 128, classes: 3, history: 5, days: 90 }
const owner = { login: 'wang.office', name: '王办', current: 'Old-Pass-2023' }

function broken(password: string): string[] {
  return rules(password, policy, owner)
    .filter(({ kept }) => !kept)
    .map(({ id }) => id)
}

describe('the rules of a password', () => {
  it('name exactly what it breaks', () => {
    expect(broken('Chun-Feng-7-Li')).toEqual([])
    expect(broken('Qw7#mmKz0')).toEqual(['length'])
    expect(broken('lowercase7andlong')).toEqual(['classes'])
    expect(broken('WANG.OFFICE-2023-x')).toEqual(['owner'])
    expect(broken('abc-王办-XYZ-77')).toEqual(['owner'])
    expect(broken('Old-Pass-2023')).toEqual(['differs'])
  })

  it('are all broken by nothing at all', () => {
    expect(broken('')).toEqual(['length', 'classes', 'owner', 'differs'])
  })

  it('count a Chinese character as one, and as a sign', () => {
    expect(classes('春风Aa')).toBe(3)
    expect(broken('春风得意Aa7马蹄疾')).toEqual([])
    expect(broken('春风得意Aa7马蹄')).toEqual(['length'])
  })
})
