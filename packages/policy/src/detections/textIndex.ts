// Finds all of many texts in another in one pass, however many they are (Aho and Corasick, 1975).

export type TextIndex = { find(text: string, found: (value: number) => void): void }
type State = { next: Map<number, number>; fail: number; values: number[] }

/** `values` are told once for each of their texts that is there. */
export function createTextIndex(entries: Iterable<readonly [text: string, value: number]>): TextIndex {
  const states: State[] = [{ next: new Map(), fail: 0, values: [] }]
  const at = (index: number) => states[index] as State
  for (const [text, value] of entries) {
    let state = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      let next = at(state).next.get(code)
      if (next === undefined) {
        next = states.push({ next: new Map(), fail: 0, values: [] }) - 1
        at(state).next.set(code, next)
      }
      state = next
    }
    at(state).values.push(value)
  }
  linkFailures(states)
  return {
    find(text, found) {
      let state = 0
      for (let i = 0; i < text.length; i++) {
        state = step(states, state, text.charCodeAt(i))
        const { values } = at(state)
        for (let k = 0; k < values.length; k++) found(values[k] as number)
      }
    },
  }
}

function step(states: readonly State[], from: number, code: number): number {
  for (let state = from; ; state = (states[state] as State).fail) {
    const next = (states[state] as State).next.get(code)
    if (next !== undefined) return next
    if (state === 0) return 0
  }
}

/** Breadth first: a state's failure is shallower than itself, and known before it. */
function linkFailures(states: State[]): void {
  const queue = [...(states[0] as State).next.values()]
  for (let head = 0; head < queue.length; head++) {
    const index = queue[head] as number
    const { next, fail } = states[index] as State
    for (const [code, child] of next) {
      const failed = step(states, fail, code)
      const one = states[child] as State
      one.fail = failed
      one.values.push(...(states[failed] as State).values)
      queue.push(child)
    }
  }
}
