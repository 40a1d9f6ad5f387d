/** The version of the record's shape: a new major number where a field is renamed, removed or changes its meaning. */
export const schemaVersion = '1.0'
