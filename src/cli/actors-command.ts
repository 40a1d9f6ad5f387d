import { importActorsFile } from '../reading/import-actors.ts'
import { complain } from './complain.ts'
import { openOutput } from './output.ts'

/** `demarche actors import`: gives the exit status, 0 where every row was taken and 1 where some were not. */
export async function actorsImportCommand(file: string, { quiet }: { readonly quiet?: boolean }): Promise<number> {
  const { form, actors, faults } = await importActorsFile(file)
  const output = openOutput(process.stdout)
  for (const actor of actors) await output.write(`${JSON.stringify(actor)}\n`)
  for (const { place, reason } of faults) complain(reason, `${file}, ${place}`)
  if (!quiet) {
    const offices = actors.reduce((sum, { terms }) => sum + terms.length, 0)
    const left = faults.length === 0 ? '' : `, ${amount(faults.length, 'row')} left out`
    complain(`${amount(actors.length, 'actor')} with ${amount(offices, 'term')} of office from ${names[form]}${left}`)
  }
  return faults.length === 0 ? 0 : 1
}

const names = {
  own: 'a list of your own',
  wikidata: 'a Wikidata query',
  reign: 'REIGN',
  factbook: 'the CIA World Factbook',
} as const

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
