import { defaultKeymap, history, historyKeymap, indentWithTab, redo, undo } from '@codemirror/commands'
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import { toml } from '@codemirror/legacy-modes/mode/toml'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension, Transaction } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'

import { changeBetween, type CodeRemark, underlined } from './place'

/** The colours reach 4.5 : 1 on the panel and on the line in hand. */
const COLOURS = HighlightStyle.define([
  { tag: tags.comment, color: '#5b6678' },
  { tag: [tags.propertyName, tags.atom], color: '#0b4f8a' },
  { tag: tags.string, color: '#05603a' },
  { tag: [tags.number, tags.bool], color: '#93370d' },
  { tag: [tags.bracket, tags.heading, tags.keyword], color: '#6941c6' },
])

const THEME = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--panel)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: "Consolas, Menlo, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace",
    lineHeight: '1.6',
  },
  '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--muted)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'rgb(11 79 138 / 5%)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--accent-soft)', color: 'var(--ink)' },
  '.cm-panels': { backgroundColor: 'var(--ground)', color: 'var(--text)' },
  '.cm-panels button, .cm-panels input': { fontFamily: 'inherit' },
  '.cm-tooltip': {
    maxWidth: 'min(480px, 80vw)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius)',
  },
})

export interface Words {
  label: string
  /** The library's English phrases in the language of the page. */
  phrases: Record<string, string>
}

export interface Editor {
  destroy: () => void
  focus: () => void
  /** Makes the editor show a text, by the smallest change. */
  show: (text: string) => void
  remark: (remarks: readonly CodeRemark[]) => void
  lock: (locked: boolean) => void
  reword: (words: Words) => void
  goTo: (offset: number) => void
  undo: () => void
  redo: () => void
}

function worded({ label, phrases }: Words): Extension {
  return [
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorState.phrases.of(phrases),
  ]
}

function locked(yes: boolean): Extension {
  return [EditorState.readOnly.of(yes), EditorView.contentAttributes.of({ 'aria-readonly': String(yes) })]
}

/** An editor of TOML in an element. `changed` hears of every change, by hand or not. */
export function createEditor(
  parent: HTMLElement,
  text: string,
  words: Words,
  changed: (text: string) => void,
): Editor {
  const lock = new Compartment()
  const wording = new Compartment()
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        bracketMatching(),
        highlightSelectionMatches(),
        search({ top: true }),
        lintGutter(),
        StreamLanguage.define(toml),
        syntaxHighlighting(COLOURS),
        EditorView.lineWrapping,
        THEME,
        keymap.of([indentWithTab, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
        EditorView.updateListener.of(update => {
          if (update.docChanged) changed(update.state.doc.toString())
        }),
        lock.of(locked(false)),
        wording.of(worded(words)),
      ],
    }),
  })
  const written = () => view.state.doc.toString()

  return {
    destroy: () => view.destroy(),
    focus: () => view.focus(),
    show(next) {
      const change = changeBetween(written(), next)
      // Not read-only for the page itself: a locked text may still be exchanged for another one.
      if (change) view.dispatch({ changes: change, annotations: Transaction.userEvent.of('input') })
    },
    remark(remarks) {
      const found = remarks.flatMap((remark): Diagnostic[] => {
        const place = underlined(written(), remark)
        return place ? [{ ...place, severity: 'error', message: remark.text }] : []
      })
      view.dispatch(setDiagnostics(view.state, found))
    },
    lock: yes => view.dispatch({ effects: lock.reconfigure(locked(yes)) }),
    reword: next => view.dispatch({ effects: wording.reconfigure(worded(next)) }),
    goTo(offset) {
      const at = Math.min(offset, view.state.doc.length)
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
      view.focus()
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
  }
}
