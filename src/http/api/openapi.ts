import { z } from 'zod'
import { problemShape } from '../safety/problem.ts'
import { readRequest } from './read-request.ts'
import { readAnswer } from './read-route.ts'
import { writeRoutes } from './review-writes.ts'
import type { Route } from './route.ts'

type Json = { readonly [name: string]: unknown }

/** The API as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), from the schemas by which it checks and answers. */
export function openApi(routes: readonly Route[], version: string): Json {
  const problem = { $ref: '#/components/responses/problem' }
  return {
    openapi: '3.1.0',
    info: {
      title: 'demarche',
      version,
      description:
        'Who said what, through whom; who did what to whom; and on whose word. Offsets are UTF-16 code units.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: withWrites({
      ...Object.fromEntries(
        routes.map((route) => [
          route.path,
          {
            get: {
              operationId: operationId(route.path),
              summary: route.summary,
              parameters: parametersOf(route),
              responses: { 200: answerOf(route.answer), default: problem },
            },
          },
        ]),
      ),
      '/api/read': {
        post: {
          operationId: 'read',
          summary: 'Reads a report and gives its record; keeps it only where `keep=yes` is asked for.',
          parameters: [
            {
              name: 'keep',
              in: 'query',
              required: false,
              description: 'keeps the record in the archive',
              schema: { type: 'string', enum: ['yes', 'no'] },
            },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: shapeOf(readRequest) },
              'text/plain': { schema: { type: 'string' } },
              'text/html': { schema: { type: 'string' } },
            },
          },
          responses: { 200: answerOf(readAnswer), default: problem },
          security: [{}, { token: [] }],
        },
      },
    }),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: {
        problem: {
          description: 'What is wrong, and what to do',
          content: { 'application/problem+json': { schema: shapeOf(problemShape) } },
        },
      },
    },
  }
}

/** The paths with what is sent to them: some answer a question as well. */
function withWrites(paths: Json): Json {
  const all: Record<string, Json> = { ...(paths as Record<string, Json>) }
  for (const { path, operation, summary, body, answer } of writeRoutes) {
    const post = {
      operationId: operation,
      summary,
      requestBody: { required: true, content: { 'application/json': { schema: shapeOf(body) } } },
      responses: { 200: answerOf(answer), default: { $ref: '#/components/responses/problem' } },
      security: [{}, { token: [] }],
    }
    all[path] = { ...all[path], post }
  }
  return all
}

/** A schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
export function shapeOf(shape: z.ZodType): Json {
  const { $schema: _draft, ...rest } = z.toJSONSchema(shape, { unrepresentable: 'any' }) as Json
  return rest
}

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description?: string
  readonly schema: Json
}

export function parametersOf({ params, query }: Pick<Route, 'params' | 'query'>): readonly Parameter[] {
  return [...parameters(params, 'path'), ...parameters(query, 'query')]
}

function parameters(shape: z.ZodObject, place: Parameter['in']): readonly Parameter[] {
  const { properties = {}, required = [] } = shapeOf(shape) as {
    readonly properties?: Readonly<Record<string, Json>>
    readonly required?: readonly string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(typeof description === 'string' ? { description } : {}),
    schema,
  }))
}

function answerOf(shape: z.ZodType): Json {
  return { description: 'What was asked for', content: { 'application/json': { schema: shapeOf(shape) } } }
}

function operationId(path: string): string {
  return path
    .replace('/api/', '')
    .replace(/\/\{(\w+)\}/g, '-by-$1')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
