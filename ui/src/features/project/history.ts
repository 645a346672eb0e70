import type { components } from '@/api/schema.gen'
import { i18n, side } from '@/i18n'
import { instant } from '@/kit/instant'
import { lightKind } from '@/kit/lights'
import type { TimelineEntry } from '@/kit/Timeline.vue'

import type { Fact } from './fact'
import { levelName, lifeName, natureName } from './words'

type Change = components['schemas']['ChangeView']
type FieldChange = components['schemas']['FieldChange']

const { t, te } = i18n.global

/** Fields that say of what the change is; they stand in its title. */
const SUBJECTS: Readonly<Record<string, string>> = {
  'milestone.set': 'name',
  'progress.report': 'month',
  'plan.set': 'year',
  'baseline.freeze': 'year',
  'baseline.revise': 'year',
  'fact.enter': 'name',
  'investment.confirm': 'month',
  'investment.unconfirm': 'month',
  'gap.explain': 'month',
  'statistics.import': 'month',
  'payment.enter': 'month',
}

/** Fields that tell a reader nothing. */
const SILENT = new Set([
  'position',
  'number',
  'promise',
  'by',
  'evidence',
  'survivor',
  'against',
  'explanations',
])

function known(key: string, other: string): string {
  return te(key) || te(key, 'zh-CN') ? t(key) : other
}

/** A recorded value as it is read. */
function value(field: string, text: string | null | undefined): string {
  if (!text) return t('common.none')
  if (field === 'level') return levelName(text)
  if (field === 'nature') return natureName(text)
  if (field === 'pool') return lifeName('pools', text)
  if (field === 'stage') return lifeName('stages', text)
  if (field === 'light') return side(lightKind(text).label)
  if (text === 'true' || text === 'false') return t(text === 'true' ? 'common.yes' : 'common.no')
  return field === 'coordinates' ? coordinates(text) : text
}

/** Coordinates are recorded in millionths of a degree. */
function coordinates(text: string): string {
  const parts = /"datum":"([^"]+)","lat":(-?\d+),"lng":(-?\d+)/.exec(text)
  if (!parts) return text
  const degrees = (millionths = '') => (Number(millionths) / 1_000_000).toFixed(6)
  return `${degrees(parts[3])}, ${degrees(parts[2])} (${parts[1]})`
}

function line({ field, before, after }: FieldChange): string {
  const name = known(`field.${field}`, field)
  return before
    ? t('project.change', { field: name, before: value(field, before), after: value(field, after) })
    : t('project.change_first', { field: name, after: value(field, after) })
}

/** What was recorded anew is told in one line, what was altered field by field. */
function lines(fields: readonly FieldChange[]): string[] {
  const first = fields.filter(field => !field.before).map(line)
  const altered = fields.filter(field => field.before).map(line)
  return first.length > 0 ? [...altered, first.join(t('kit.list_semicolon'))] : altered
}

/** Recorded changes as the timeline shows them; `facts` name what was entered for the rules. */
export function historyEntries(changes: readonly Change[], facts: readonly Fact[] = []): TimelineEntry[] {
  return changes.map((change, index) => {
    const subject = SUBJECTS[change.action]
    const named = change.fields.find(({ field, before }) => field === subject && !before)?.after
    const of = side(facts.find(({ name }) => name === named)?.label) || named
    const title = known(`project.action.${change.action.replace('.', '_')}`, change.action)
    const actor = change.actor === 'local' ? t('project.actor_local') : change.actor
    const note = t('project.change_note', { actor, at: instant(change.at) })
    const told = change.fields.filter(
      ({ field, before }) => !SILENT.has(field) && (before || field !== subject),
    )
    return {
      id: `${change.at}-${index}`,
      title: of ? `${title} · ${of}` : title,
      note: change.file ? `${note} · ${change.file}` : note,
      lines: lines(told),
    }
  })
}
