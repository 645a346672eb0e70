import { i18n } from '@/i18n'

/** Why a grant was given: as its giver wrote it, or in words where the program gave it. */
export function reasonWords(reason: string): string {
  const { t } = i18n.global
  if (reason === 'first run') return t('kit.reason_first_run')
  return reason === 'demonstration' ? t('kit.reason_demonstration') : reason
}
