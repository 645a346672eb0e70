import type { Text } from '@/i18n'

export interface Colour {
  id: string
  label: Text
  shape: string
  css: string
  meaning: 'bad' | 'neutral' | 'good'
}
export interface Activation {
  key: string
  id: string
  version: number
  name: Text
  effective_on: string
  recorded_at: string
  reason: string
  paper?: string | null
  asked_by: string
  approved_by: string
}
export type RuleState = 'shipped' | 'draft' | 'asked' | 'scheduled' | 'in_force' | 'past'
export interface RuleSetLine {
  key: string
  id: string
  version: number
  name: Text
  source: Text
  subject: string
  period: string
  shipped: boolean
  state: RuleState
  note?: string | null
  saved_by?: string | null
  saved_at?: string | null
}
export interface RuleBoard {
  in_force: RuleSetLine
  activations: Activation[]
  stored: RuleSetLine[]
  shipped: RuleSetLine[]
}
export interface RuleRow {
  id: string
  when: string
  words: Text
  light: string
  reason?: Text | null
  to_green?: Text | null
  line?: number | null
  when_from?: number | null
  when_to?: number | null
}
export interface RuleDimension {
  id: string
  name: Text
  rules: RuleRow[]
  otherwise: string
  missing: string
}
export interface RuleFact {
  name: string
  label: Text
  kind: 'yes_no' | 'number' | 'text' | 'date'
  unit: string
  judged: boolean
  known: boolean
  used: boolean
}
export interface RuleShape {
  id: string
  version: number
  name: Text
  source: Text
  subject: string
  period: string
  valid_from: string
  valid_to?: string | null
  settle: Text[]
  colours: Colour[]
  merge: string[]
  facts: RuleFact[]
  computed: { name: string; label: Text; how: string }[]
  dimensions: RuleDimension[]
  consequences: {
    light: string
    dimension?: string | null
    action: string
    say: Text
    times: string
    counted: string
    points?: string | null
  }[]
  transitions: { id: string; to: string; words: Text; say: Text }[]
}
export interface RuleSetView {
  line: RuleSetLine
  text: string
  shape: RuleShape
  approval?: string | null
}
export interface Complaint {
  place: string
  line?: number | null
  column?: number | null
  text: Text
}
export interface CheckAnswer {
  complaints: Complaint[]
  shape?: RuleShape | null
}
export interface RulesRef {
  key?: string | null
  text?: string | null
}
export interface RulesName {
  id: string
  version: number
  name: Text
  colours: Colour[]
}
export interface LightCount {
  light: string
  projects: number
}
export interface DryRunLine {
  code: string
  name: string
  unit?: string | null
  before: { light: string; reason: Text }
  after: { light: string; reason: Text; to_green?: Text | null }
  changed: boolean
}
export interface DryRun {
  as_of: string
  rules: RulesName
  against: RulesName
  projects: number
  changed: number
  before: LightCount[]
  after: LightCount[]
  moves: { from: string; to: string; projects: number }[]
  lines: DryRunLine[]
}
export interface BackTestMonth {
  month: string
  closed: boolean
  projects: number
  changed: number
  rules: LightCount[]
  against: LightCount[]
}
export interface BackTest {
  rules: RulesName
  against: RulesName
  months: BackTestMonth[]
}
