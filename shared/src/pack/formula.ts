export type Valued = Readonly<{ value: number } | { fault: string }>

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  sqrt: Math.sqrt,
  log2: Math.log2,
}

const MOST_DEPTH = 20
const TOKEN = /\s*(?:(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<name>[a-z][a-z0-9_]*)|(?<sign>[-+*/^(),]))/y

class FormulaFault extends Error {}

/** Computes a formula of numbers, names, + - * / ^, brackets and functions. Reports faults instead of throwing. */
export function resultOf(formula: string, values: ReadonlyMap<string, number>): Valued {
  try {
    const value = new Formula(formula, values).value()
    return Number.isFinite(value) ? { value } : { fault: 'the result is not a number; is there a division by zero?' }
  } catch (error) {
    if (error instanceof FormulaFault) return { fault: error.message }
    throw error
  }
}

/** Recursive descent: sum, product, power, sign, atom. */
class Formula {
  readonly #tokens: readonly string[]
  readonly #values: ReadonlyMap<string, number>
  #at = 0
  #depth = 0

  constructor(formula: string, values: ReadonlyMap<string, number>) {
    this.#tokens = tokensOf(formula)
    this.#values = values
  }

  value(): number {
    const value = this.#sum()
    const rest = this.#tokens[this.#at]
    if (rest !== undefined) throw new FormulaFault(`"${rest}" is not expected in the formula`)
    return value
  }

  #sum(): number {
    this.#depth += 1
    if (this.#depth > MOST_DEPTH) throw new FormulaFault('the formula nests too deeply')
    let value = this.#product()
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-'))
      value += (sign === '-' ? -1 : 1) * this.#product()
    this.#depth -= 1
    return value
  }

  #product(): number {
    let value = this.#power()
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/')) {
      const factor = this.#power()
      value = sign === '*' ? value * factor : value / factor
    }
    return value
  }

  #power(): number {
    if (this.#take('-')) return -this.#power()
    const base = this.#atom()
    return this.#take('^') ? base ** this.#power() : base
  }

  #atom(): number {
    const token = this.#tokens[this.#at]
    this.#at += 1
    if (token === undefined) throw new FormulaFault('the formula ends too early')
    if (token === '(') return this.#closed(this.#sum())
    if (/^\d/.test(token)) return Number(token)
    if (this.#tokens[this.#at] === '(' && Object.hasOwn(functions, token)) return this.#call(token)
    const value = this.#values.get(token)
    if (value === undefined) throw new FormulaFault(`"${token}" is neither an input nor an earlier sum`)
    return value
  }

  #call(name: string): number {
    this.#at += 1
    const values = [this.#sum()]
    while (this.#take(',')) values.push(this.#sum())
    return this.#closed(functions[name]?.(...values) ?? Number.NaN)
  }

  #closed(value: number): number {
    if (!this.#take(')')) throw new FormulaFault('a closing bracket is missing in the formula')
    return value
  }

  #take(...signs: string[]): string | undefined {
    const token = this.#tokens[this.#at]
    if (token === undefined || !signs.includes(token)) return undefined
    this.#at += 1
    return token
  }
}

function tokensOf(formula: string): string[] {
  const tokens: string[] = []
  const end = formula.trimEnd().length
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex
    const found = TOKEN.exec(formula)
    if (!found) throw new FormulaFault(`"${formula.slice(from, from + 10).trim()}" can’t be read in the formula`)
    tokens.push(found[0].trim())
  }
  return tokens
}
