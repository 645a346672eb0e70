/** What a key press means in the grid. */
export type Command =
  | { kind: 'move'; rows: number; columns: number; extend: boolean }
  | { kind: 'entry'; step: 1 | -1 }
  | { kind: 'widen'; by: number }
  | { kind: 'all' | 'cancel' | 'clear' | 'edit' | 'fill' | 'redo' | 'toggle' | 'undo' }

/** `ready`: a cell is chosen. `typing`: its text is being replaced. `editing`: the caret moves within its text. */
export type Mode = 'ready' | 'typing' | 'editing'

export type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

const FAR = 1_000_000
const PAGE = 10
const STEP = 16

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The command of a key press, or undefined when the key belongs to the text field or to the browser. */
export function command(press: Press, mode: Mode): Command | undefined {
  return whileTyping(press, mode) ?? (mode === 'ready' ? whenReady(press) : undefined)
}

function move(rows: number, columns: number, extend = false): Command {
  return { kind: 'move', rows, columns, extend }
}

function whileTyping(press: Press, mode: Mode): Command | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined
  const arrow = ARROWS[press.key]
  if (arrow && mode === 'typing') return move(...arrow)
  switch (press.key) {
    case 'Enter':
      return move(press.shiftKey ? -1 : 1, 0)
    case 'Tab':
      return { kind: 'entry', step: press.shiftKey ? -1 : 1 }
    case 'Escape':
      return { kind: 'cancel' }
    default:
      return undefined
  }
}

function whenReady(press: Press): Command | undefined {
  if (press.altKey) return press.shiftKey ? widening(press.key) : undefined
  if (press.ctrlKey || press.metaKey) return withControl(press)
  const arrow = ARROWS[press.key]
  if (arrow) return move(...arrow, press.shiftKey)
  switch (press.key) {
    case 'Home':
      return move(0, -FAR, press.shiftKey)
    case 'End':
      return move(0, FAR, press.shiftKey)
    case 'PageUp':
      return move(-PAGE, 0, press.shiftKey)
    case 'PageDown':
      return move(PAGE, 0, press.shiftKey)
    case 'F2':
      return { kind: 'edit' }
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' }
    case ' ':
      return { kind: 'toggle' }
    default:
      return undefined
  }
}

function widening(key: string): Command | undefined {
  if (key === 'ArrowLeft') return { kind: 'widen', by: -STEP }
  return key === 'ArrowRight' ? { kind: 'widen', by: STEP } : undefined
}

function withControl(press: Press): Command | undefined {
  const arrow = ARROWS[press.key]
  if (arrow) return move(arrow[0] * FAR, arrow[1] * FAR, press.shiftKey)
  switch (press.key.toLowerCase()) {
    case 'home':
      return move(-FAR, -FAR, press.shiftKey)
    case 'end':
      return move(FAR, FAR, press.shiftKey)
    case 'a':
      return { kind: 'all' }
    case 'd':
      return { kind: 'fill' }
    case 'y':
      return { kind: 'redo' }
    case 'z':
      return { kind: press.shiftKey ? 'redo' : 'undo' }
    default:
      return undefined
  }
}
