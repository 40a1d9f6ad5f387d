import { reportKey } from '../../src/archive/keys.ts'
import { straits } from '../archive/some-records.ts'
import { addressesOf } from '../http/some-app.ts'
import type { Stage } from './stage.ts'

/** The reader's page of the report that has something of everything. */
export const straitsPage = `/reports/${reportKey(straits.fingerprint)}`

/** The address of each page by a name for its picture. */
export async function placesOf({ address }: Stage): Promise<ReadonlyMap<string, string>> {
  const list = (await (await fetch(`${address}/happenings.json`)).json()) as { items: { id: string }[] }
  const report = straitsPage.slice('/reports/'.length)
  const happening = list.items[0]?.id ?? ''
  const paths = [...addressesOf({ report, actor: 'n_Ingrid Solheim', happening }), '/nothing']
  return new Map(paths.map((path) => [nameOf(path), path]))
}

function nameOf(path: string): string {
  const [place = '', query] = path.slice(1).split('?')
  const [room = '', one, list] = place.split('/')
  const which = one === undefined ? '' : /^[a-z]+$/.test(one) ? `-${one}` : '-one'
  return `${room || 'overview'}${which}${list === undefined ? '' : `-${list}`}${query === undefined ? '' : '-asked'}`
}
