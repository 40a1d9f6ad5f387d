import type { z } from 'zod'
import { DemarcheError } from '../../record/demarche-error.ts'
import type { ServeContext } from '../serve-context.ts'
import { checked } from './route.ts'

/** Something that the API does when it is sent JSON. Checks and the OpenAPI document come from its schemas. */
export type WriteRoute = {
  readonly path: string
  /** The name by which OpenAPI knows it. */
  readonly operation: string
  readonly summary: string
  readonly body: z.ZodObject
  readonly answer: z.ZodType
  readonly run: (context: ServeContext, body: unknown) => Promise<unknown>
}

/** A route whose `run` is typed by its schemas. */
export function writeRoute<B extends z.ZodObject, A extends z.ZodType>(given: {
  readonly path: string
  readonly operation: string
  readonly summary: string
  readonly body: B
  readonly answer: A
  readonly run: (context: ServeContext, body: z.infer<B>) => Promise<z.infer<A>>
}): WriteRoute {
  return { ...given, run: (context, body) => given.run(context, checked(given.body, body) as z.infer<B>) }
}

/** The JSON that a request holds. */
export function sentJson(type: string | undefined, text: string): unknown {
  if ((type ?? '').split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw new DemarcheError('unsupported-type', 'Send it as application/json.')
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new DemarcheError('bad-json', 'The body is not JSON.', { cause: error })
  }
}
