import type { Transaction } from 'kysely'
import { DemarcheError } from '../../record/demarche-error.ts'
import type { ArchiveTables } from '../tables.ts'
import type { DecisionSubject } from './decision.ts'

type Tx = Transaction<ArchiveTables>

/** A group's members by its id, or a key that is in the archive itself. */
export async function membersOf(tx: Tx, about: DecisionSubject, key: string): Promise<readonly string[]> {
  const members = await groupMembers(tx, about, key)
  if (members.length > 0) return members
  if (await isKnown(tx, about, key)) return [key]
  throw new DemarcheError(
    'no-such-group',
    `The archive knows no "${key}" among its ${about}; "demarche happenings --json" and the views of the archive show the keys.`,
  )
}

async function groupMembers(tx: Tx, about: DecisionSubject, group: string): Promise<readonly string[]> {
  switch (about) {
    case 'copies': {
      const rows = await tx
        .selectFrom('copies')
        .innerJoin('reports', 'reports.id', 'copies.report_id')
        .select('reports.key')
        .where('copy_group', '=', group)
        .orderBy('reports.key')
        .execute()
      return rows.map(({ key }) => key)
    }
    case 'actors': {
      const rows = await tx
        .selectFrom('actor_links')
        .select('handle')
        .where('joined_actor_id', '=', group)
        .orderBy('handle')
        .execute()
      return rows.map(({ handle }) => handle)
    }
    case 'happenings': {
      const rows = await tx
        .selectFrom('tellings')
        .select('act')
        .where('happening_id', '=', group)
        .orderBy('act')
        .execute()
      return rows.map(({ act }) => act)
    }
  }
}

async function isKnown(tx: Tx, about: DecisionSubject, key: string): Promise<boolean> {
  if (about !== 'copies') return (await groupOf(tx, about, key)) !== null
  return (await tx.selectFrom('reports').select('id').where('key', '=', key).executeTakeFirst()) !== undefined
}

async function groupOf(tx: Tx, about: DecisionSubject, key: string): Promise<string | null> {
  switch (about) {
    case 'copies': {
      const row = await tx
        .selectFrom('copies')
        .innerJoin('reports', 'reports.id', 'copies.report_id')
        .select('copy_group')
        .where('reports.key', '=', key)
        .executeTakeFirst()
      return row?.copy_group ?? null
    }
    case 'actors': {
      const row = await tx
        .selectFrom('actor_links')
        .select('joined_actor_id')
        .where('handle', '=', key)
        .executeTakeFirst()
      return row?.joined_actor_id ?? null
    }
    case 'happenings': {
      const row = await tx.selectFrom('tellings').select('happening_id').where('act', '=', key).executeTakeFirst()
      return row?.happening_id ?? null
    }
  }
}

/** The groups of some keys, with all their members: what was before a decision. */
export async function groupsOf(
  tx: Tx,
  about: DecisionSubject,
  keys: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const groups: Record<string, readonly string[]> = {}
  for (const key of keys) {
    const group = await groupOf(tx, about, key)
    if (group !== null) groups[group] ??= await groupMembers(tx, about, group)
  }
  return groups
}
