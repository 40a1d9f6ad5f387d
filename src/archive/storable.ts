/**
 * What a caller says of a report, as a database can hold it: Postgres has no place for NUL characters in a text, and
 * programs in C take them for its end. The record's JSON, where they are escaped, keeps them.
 */
export function storable<Text extends string | null>(text: Text): Text {
  return (text === null ? null : text.replaceAll('\0', '\uFFFD')) as Text
}
