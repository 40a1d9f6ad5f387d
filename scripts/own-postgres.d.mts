export type OwnPostgres = {
  readonly url: string
  kill(): Promise<void>
  restart(): Promise<void>
  stop(): Promise<void>
}

export function startPostgres(): Promise<OwnPostgres | { readonly skip: string }>
