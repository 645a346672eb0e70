/** Something to be said about a value in place: what forbids it, what looks wrong, what is worth knowing. */
export interface Remark {
  level: 'error' | 'warning' | 'hint'
  text: string
}
