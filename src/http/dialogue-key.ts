import type { Archive } from '../archive/archive.ts'
import type { ActorRef } from '../views/actor-key.ts'
import { findActors } from '../views/find-actors.ts'

/** The key of whom a person means in a form: a key, a state's code, or a name as the archive has it. */
export async function dialogueKey(archive: Archive, given: string): Promise<string> {
  const asked = given.trim().slice(0, 300)
  if (/^s_[A-Z]{3}$|^[ngx]_./.test(asked)) return asked
  if (/^[A-Za-z]{3}$/.test(asked)) {
    const { items } = await findActors(archive, { country: asked.toUpperCase() }, { limit: 1 })
    if (items.length > 0) return `s_${asked.toUpperCase()}`
  }
  const [exactly] = (await findActors(archive, { name: asked }, { limit: 1 })).items
  if (exactly !== undefined) return exactly.key
  const { items } = await findActors(archive, { q: asked }, { limit: 20 })
  const named = items.find(({ name }) => name.toLowerCase() === asked.toLowerCase()) ?? items[0]
  return named?.key ?? `n_${asked}`
}

/** What a form shows for a key: the name, where that leads to the same actor again, else the key. */
export async function shownKey(archive: Archive, { key, name }: Pick<ActorRef, 'key' | 'name'>): Promise<string> {
  return (await dialogueKey(archive, name)) === key ? name : key
}
