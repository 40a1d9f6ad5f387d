/** The address of a module beside the one at `from`: TypeScript in a checkout, JavaScript in the published package. */
export function siblingModule(from: string, name: string): URL {
  return new URL(`./${name}${from.endsWith('.ts') ? '.ts' : '.js'}`, from)
}
