export function findChromium(): Promise<{ readonly path: string } | { readonly skip: string }>
