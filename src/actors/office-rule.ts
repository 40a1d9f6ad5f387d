/** By what it is known whose office is meant. */
export type OfficeRule = 'state-in-words' | 'named-holder' | 'state-that-says' | 'date-line'
