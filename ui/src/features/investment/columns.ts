import { i18n } from '@/i18n'

import { SERIES } from './api'

/** A column of amounts in 万元: what it is called, and which amount of a row stands in it. */
export interface AmountColumn<Row> {
  label: string
  amount: (row: Row) => string | null | undefined
}

/** The three series side by side. */
export function seriesColumns<Row>(
  amounts: (row: Row) => { [Name in (typeof SERIES)[number]]?: string | null },
): AmountColumn<Row>[] {
  return SERIES.map(series => ({
    label: i18n.global.t(`investment.series.${series}`),
    amount: row => amounts(row)[series],
  }))
}
