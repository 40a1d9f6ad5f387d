import { DemarcheError } from '../../src/record/demarche-error.ts'

/** A reader whose model is not there. */
export async function openReader(): Promise<never> {
  throw new DemarcheError('model-missing', 'There is no model.')
}
