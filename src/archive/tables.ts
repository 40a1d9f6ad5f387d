import type { Generated } from 'kysely'

/** The archive's tables and views as kysely knows them; `docs/archive.md` says what each column holds. */
export type ArchiveTables = {
  readonly migrations: { version: number; name: string; applied_at: string }
  readonly reports: {
    id: Generated<number>
    key: string
    fingerprint: string
    reading_id: number | null
    record_id: string | null
    title: string | null
    byline: string | null
    publisher: string | null
    published: string | null
    language: string | null
    body_start: number | null
    text_length: number
    kept_sha256: string | null
  }
  readonly texts: { report_id: number; text: string }
  readonly origins: {
    id: Generated<number>
    report_id: number
    key: string
    uri: string | null
    media_type: string
    sha256: string
    record_id: string
    title: string | null
    publisher: string | null
    published: string | null
    found_at: string | null
    added_at: string
    row_sha256: string | null
  }
  readonly readings: {
    id: Generated<number>
    report_id: number
    origin_id: number
    demarche: string
    model: string
    schema_version: string
    read_at: string
    record_sha256: string
    record: string
    row_sha256: string | null
  }
  readonly actors: OfReport & {
    id: Generated<number>
    actor_id: string
    name: string
    kind: string
    country: string | null
    sectors: string
    aliases: string
  }
  readonly actor_roles: OfReport &
    Place & { actor_id: string; number: number; title: string | null; organisation: string | null }
  readonly mentions: OfReport & Place & { mention_id: string; form: string; type: string; actor_id: string | null }
  readonly times: OfReport &
    Place & { time_id: string; type: string; value: string | null; from_day: string | null; to_day: string | null }
  readonly statements: OfReport & {
    id: Generated<number>
    statement_id: string
    mode: string
    source_actor_id: string | null
    source_text: string
    cue_text: string
    content_text: string
    via_actor_id: string | null
    medium_text: string | null
    addressee_actor_id: string | null
    addressee_text: string | null
    within_statement_id: string | null
    time_id: string | null
    day: string | null
    confidence: number
    review: Generated<string>
  }
  readonly events: OfReport & {
    id: Generated<number>
    event_id: string
    type: string
    mode: string | null
    contexts: string
    anchor_text: string
    source_text: string
    target_text: string
    sentence_text: string
    time_id: string | null
    from_day: string | null
    to_day: string | null
    day: string | null
    place_text: string | null
    place_name: string | null
    place_country: string | null
    status: string
    asserted_by_statement_id: string | null
    intensity: number
    quad: number
    confidence: number
    review: Generated<string>
  }
  readonly event_actors: OfReport & {
    event_id: string
    side: string
    number: number
    actor_id: string
    day: string | null
  }
  readonly evidence: OfReport & Place & { owner_id: string; role: string; number: number }
  readonly failures: {
    id: Generated<number>
    found_at: string
    key: string | null
    record_id: string | null
    code: string
    message: string
    failed_at: string
    row_sha256: string | null
  }
  readonly decisions: {
    id: Generated<number>
    about: string
    verdict: string
    one: string
    other: string
    before: string
    decided_by: string | null
    decided_at: string
    undone_by: string | null
    undone_at: string | null
    row_sha256: string | null
  }
  readonly reviews: {
    id: Generated<number>
    fingerprint: string
    kind: string
    start_offset: number
    end_offset: number
    number: number
    verdict: string
    content: string | null
    before: string
    undoes: number | null
    decided_by: string
    decided_at: string
    row_sha256: string | null
  }
  readonly frame_reviews: OfReport & {
    frame_id: string
    reviewer: string
    kind: string
    frame: string
    verdict: string
    state: string
    type: string | null
    words: string
    confidence: number
    decision: number
    decided_at: string
  }
  readonly joinings: {
    id: number
    inputs_sha256: string
    method: string
    joined_at: string
    row_sha256: string | null
    tables_sha256: string | null
  }
  readonly tallies: { name: string; rows: number; sum: number }
  readonly named_actors: {
    key: string
    name: string
    kind: string
    country: string | null
    reports: number
    statements: number
  }
  readonly state_pairs: { source: string; target: string; intensity: number; events: number }
  readonly counts: { what: string; value: string; count: number }
  readonly copies: {
    report_id: number
    copy_group: string
    original_report_id: number
    resemblance: number
    containment: number
  }
  readonly joined_actors: {
    id: string
    name: string
    kind: string
    country: string | null
    reports: number
    why: string
    statements: number
  }
  readonly actor_links: OfReport & { actor_id: string; joined_actor_id: string; handle: string }
  readonly happenings: {
    id: string
    type: string
    source: string | null
    target: string | null
    from_day: string | null
    to_day: string | null
    reports: number
    texts: number
    sources: number
    deniers: number
    why: string
  }
  readonly tellings: OfReport & { event_id: string; happening_id: string; act: string; stance: string }
  readonly attestations: {
    happening_id: string
    stance: string
    number: number
    source: string
    name: string
    kind: string
    country: string | null
    reports: string
    hands: string
  }
  readonly visits: {
    uri: string
    kind: string
    state: string
    feed: string | null
    publisher: string | null
    published: string | null
    tries: number
    next_at: string
    visited_at: string | null
    etag: string | null
    last_modified: string | null
    code: string | null
    message: string | null
  }
  readonly hosts: { host: string; holder: string; busy_until: string; next_at: string }
  readonly telling_view: {
    happening: string
    report: string
    published: string | null
    publisher: string | null
    event: string
    act: string
    stance: string
    anchor: string
    copy_group: string | null
    review: string
  }
}

type OfReport = { report_id: number }
type Place = { start_offset: number; end_offset: number; text: string }
