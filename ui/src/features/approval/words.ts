import { i18n, side } from '@/i18n'
import { instant } from '@/kit/instant'

import type { ActView, SignerView } from './types'

const { t } = i18n.global

/** Who is to sign, in words. */
export function signerName(signer: Pick<SignerView, 'kind' | 'name'>): string {
  return signer.kind === 'holder' ? t('approval.holder') : side(signer.name)
}

/** Who did something, and in whose place. */
export function doer(by: string, absent: string | null | undefined): string {
  return absent ? t('approval.in_place_of', { by, absent }) : by
}

/** Something that was done with a request, in one line. */
export function actLine(act: ActView): string {
  const step = act.step || t(act.act === 'return' ? 'approval.to_asker' : 'approval.step')
  const line = t(`approval.act.${act.act}`, {
    by: doer(act.by, act.on_behalf_of),
    at: instant(act.at),
    step,
    person: act.person ?? '',
  })
  return act.comment ? `${line}${t('kit.colon')}${act.comment}` : line
}
