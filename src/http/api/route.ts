import { z } from 'zod'
import { DemarcheError } from '../../record/demarche-error.ts'
import type { ReadingContext } from '../serve-context.ts'

type Shape = z.ZodType
type ObjectShape = z.ZodObject

/** A question that the API answers. The types, the checks and the OpenAPI document all come from its schemas. */
export type Route = {
  readonly path: string
  readonly summary: string
  readonly params: ObjectShape
  readonly query: ObjectShape
  readonly answer: Shape
  readonly run: (context: ReadingContext, asked: Asked) => Promise<unknown>
}

type Asked = { readonly params: Readonly<Record<string, string>>; readonly query: Readonly<Record<string, string>> }

const nothing = z.strictObject({})

/** A route whose `run` is typed by its schemas. */
export function route<P extends ObjectShape, Q extends ObjectShape, A extends Shape>(given: {
  readonly path: string
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly answer: A
  readonly run: (
    context: ReadingContext,
    asked: { readonly params: z.infer<P>; readonly query: z.infer<Q> },
  ) => Promise<z.infer<A>>
}): Route {
  const params = given.params ?? nothing
  const query = (given.query ?? nothing).strict()
  return {
    path: given.path,
    summary: given.summary,
    params,
    query,
    answer: given.answer,
    run: (context, asked) =>
      given.run(context, {
        params: checked(params, asked.params) as z.infer<P>,
        query: checked(query, withoutEmpty(asked.query)) as z.infer<Q>,
      }),
  }
}

/** Values that fit a schema, or an error that names the one that does not. */
export function checked<S extends Shape>(shape: S, values: unknown): z.infer<S> {
  const found = shape.safeParse(values)
  if (found.success) return found.data
  const [issue] = found.error.issues
  const where = issue?.path.map(String).join('.') ?? ''
  throw new DemarcheError('wrong-usage', `${where === '' ? '' : `"${where}": `}${issue?.message ?? 'not right'}.`)
}

/** Fields that a form sends empty were not filled in. */
export function withoutEmpty(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
}
