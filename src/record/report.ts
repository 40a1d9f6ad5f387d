import { z } from 'zod'

/** Where a report's bytes came from. */
export const origin = z
  .strictObject({
    uri: z.string().nullable().describe('the address or file name, where one is known'),
    mediaType: z.string().describe('text/plain, text/html or application/json'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('of the bytes as they came'),
  })
  .readonly()

export type Origin = z.infer<typeof origin>

/** A calendar day, ISO 8601. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A report as intake gives it: clean text and what is known about it. */
export const report = z
  .strictObject({
    id: z.string().min(1).describe("the caller's id, or r_ and a hash of the text, title and date"),
    fingerprint: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .describe('of the text, as UTF-8'),
    origin,
    title: z.string().nullable(),
    byline: z.array(z.string()).readonly(),
    publisher: z.string().nullable(),
    published: day.nullable(),
    language: z.string().describe('ISO 639-1'),
    text: z.string().describe('the headline as the first paragraph where there is one, then the body'),
    bodyStart: z.int().min(0).describe('where the body begins in text'),
  })
  .readonly()

export type Report = z.infer<typeof report>
