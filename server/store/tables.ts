import type { Generated } from 'kysely'

/** The rows of the database. Times are Unix milliseconds; JSON columns hold what `wire.ts` describes. */
export interface Tables {
  /** `user_id` is the shop's id of a shopper who signs in; each has one visitor. */
  visitors: { visitor_id: string; created_at: number; user_id: string | null }
  /** One family of refresh tokens; `generation` counts its rotations. */
  sessions: {
    session_id: string
    visitor_id: string
    generation: number
    rotated_at: number | null
    created_at: number
    expires_at: number
    revoked_at: number | null
    /** Who is signed in; of a session with `only_order` whose order that is. */
    user_id: string | null
    name: string | null
    email: string | null
    /** When they showed who they are. */
    auth_time: number | null
    /** The one order whose status this session may be told. */
    only_order: string | null
    /** The key that its tokens are bound to (RFC 7638). */
    key_thumbprint: string | null
    /** Browser and system, such as "Firefox on Linux". */
    device: string | null
  }
  /** Identity tokens that were taken, until they have expired: by which key, if one was shown. */
  identity_token_uses: { jti_hash: string; key_thumbprint: string | null; expires_at: number }
  /** Codes of the sign-in frame that nobody has redeemed yet; the code itself is never stored. */
  sign_in_codes: {
    code_hash: string
    /** Whose it is: of a code for one order whose order that is. */
    user_id: string
    /** JSON of a `Shopper`. */
    shopper: string
    origin: string
    /** base64url of the SHA-256 of the verifier (RFC 7636). */
    code_challenge: string
    expires_at: number
  }
  conversations: {
    conversation_id: string
    visitor_id: string
    state: 'open' | 'closed'
    title: string
    created_at: number
    updated_at: number
    /** `seq` of the last message that the shopper has read; 0 before the first. */
    shopper_read_seq: Generated<number>
  }
  /** A conversation's own log: what happened beside the text of its turns. */
  conversation_events: {
    conversation_id: string
    /** 1, 2, 3 … within the conversation. */
    event_id: number
    /** The message that a `message` event tells of: its text stands in `messages` only. */
    message_id: string | null
    /** JSON of a `ConversationEvent`; of a `message` event only its type. */
    event: string
    created_at: number
  }
  messages: {
    conversation_id: string
    message_id: string
    /** Order within the conversation, from 1. */
    seq: number
    role: 'shopper' | 'assistant' | 'staff' | 'system'
    text: string
    turn_id: string | null
    created_at: number
  }
  turns: {
    turn_id: string
    conversation_id: string
    /** The shopper's message that it answers. */
    message_id: string
    /** Order within the conversation; not without gaps. */
    seq: number
    /** JSON `[message id]`: all messages that it answers, its own last; `null` is its own alone. */
    message_ids: string | null
    /** JSON of a `TurnContext`, as long as the turn may have to be answered again. */
    context: string | null
    /** The product whose page the shopper was on; `null` where it was none, or before m007. Goes with the texts. */
    page_product_id: string | null
    /** When it got its turn; `null` while it waits. */
    started_at: number | null
    /** How often a restarted server went on with it. */
    resumptions: number
    state: 'running' | 'ended'
    outcome: string | null
    error: string | null
    helpful: 0 | 1 | null
    reason: string | null
    /** All its events as JSON once it has ended; while it runs they are rows of `turn_events`. */
    events: string | null
    /** What was looked up for it; goes with the texts. */
    query: string | null
    /** JSON of an `ErrandState`: what the assistant asked for last, so that the next message can answer it. */
    errand: string | null
    created_at: number
    ended_at: number | null
  }
  /** What was proposed to a shopper, and what became of it. */
  actions: {
    action_id: string
    conversation_id: string
    turn_id: string
    /** The how many-th of its turn, from 1: a turn that is told again proposes nothing twice. */
    ordinal: number
    /** The customer that it was proposed to. */
    user_id: string
    kind: string
    order_id: string | null
    /** JSON of a `ShopAction`. */
    request: string
    /** `confirming`: the shopper has said yes, and the shop's answer is not known yet. */
    state: 'proposed' | 'confirming' | 'committed' | 'declined' | 'expired' | 'failed' | 'undone'
    summary: string
    /** JSON of `ActionDetails`: exactly what the shopper saw. */
    details: string
    created_at: number
    expires_at: number
    decided_at: number | null
    /** JSON of a `Receipt`. */
    receipt: string | null
    undo_until: number | null
    problem: string | null
    /** When its receipt is to be mailed (again); `null` once it was, or where there is none. */
    mail_due_at: number | null
  }
  turn_events: { turn_id: string; event_id: number; event: string }
  ratings: { conversation_id: string; score: number; comment: string | null; created_at: number }
  /** One row a turn, numbers only: what every figure on the dashboard is computed from. */
  turn_records: {
    turn_id: string
    conversation_id: string
    created_at: number
    answerer: 'local' | 'mistral'
    /** Why the first choice did not answer, when it did not. */
    fallback_reason: string | null
    outcome: string | null
    error: string | null
    confidence: number
    retrieval_ms: number
    time_to_first_token_ms: number | null
    response_time_ms: number
    /** The model that was asked, also where it did not answer; null where none was. */
    model: string | null
    /** Requests to it, refused ones too. */
    model_requests: number
    /** Summed over all of them; estimated where a stream broke off before its usage came. */
    prompt_tokens: number
    completion_tokens: number
    /** Millionths of a US dollar by list price; null where the model's price is not known. */
    cost_micros: number | null
    /** Sentences of the model that were taken out, since no passage backs them. */
    unsupported_claims: number
    /** JSON of `TracedPassage[]`, the passages offered to the answerer; before m007 without `document` and `hash`. */
    passages: string
    /** A hash of the knowledge base's files as they were; `null` where it was not kept, before m007. */
    knowledge_version: string | null
    /** JSON `[n]` of the cited sources. */
    citations: string
    /** Language, script, region: nothing else that a browser may have said. */
    locale: string | null
    helpful: 0 | 1 | null
    /** The HTTP request that brought the message; `null` where a restarted server went on with it. */
    request_id: string | null
    /** When the thumb was given, at last. */
    helpful_at: number | null
    /** What the shopper's message sounds like; `null` where nobody looked. */
    sentiment: 'negative' | 'neutral' | 'positive' | null
    /** What an answer cited first is about, or what was nearest to a question that stayed open. */
    topic: string | null
    asked_for_person: 0 | 1
    /** The message says that what came before helped. */
    said_helped: 0 | 1
    /** Shopper's messages that no turn before had: 1, and 0 for another try at the same. */
    messages: number
  }
  /** One row a conversation that had a turn, numbers only; it outlives the texts. */
  conversation_records: {
    conversation_id: string
    /** Tells who came back; `null` where that is not known (any more). */
    visitor_id: string | null
    /** When its first turn began. */
    started_at: number
    /** When its latest turn ended. */
    ended_at: number
    /** When the same shopper first asked on one of its topics in a later conversation, within 7 days. */
    returned_at: number | null
    rating: number | null
    rated_at: number | null
  }
  /** How often something changed in a quarter of an hour that figures are computed from. */
  figure_changes: { span_start: number; changes: number }
  /** Sums of a span of time, kept: they hold while its changes are as many as then, until `valid_until`. */
  figure_tallies: {
    kind: 'turns' | 'conversations'
    seconds: number
    span_start: number
    changes: number
    valid_until: number
    /** JSON of a `Tally`. */
    tally: string
  }
  /** One row a conversation, numbers only: what the list of conversations stands on. Triggers write it. */
  conversation_summaries: {
    /** In the order in which conversations began. */
    number: number
    conversation_id: string
    started_at: number
    last_at: number
    messages: number
    turns: number
    helpful_turns: number
    unhelpful_turns: number
    unsure_turns: number
    failed_turns: number
    fallback_turns: number
    unsupported_turns: number
    local_turns: number
    mistral_turns: number
    /** Of the last turn that has ended. */
    outcome: string | null
    error: string | null
    rating: number | null
  }
  /** Full-text search over messages; it holds words, no texts. Triggers write it. */
  message_search: { rowid: number; text: string }
  /** One row, written to see whether the database takes writes. */
  write_probe: { id: 1; written_at: number }
  staff: {
    staff_id: string
    email: string
    role: 'viewer' | 'agent' | 'admin'
    password_hash: string
    created_at: number
    /** When a person who need not have a second factor chose to have none. */
    second_factor_declined_at: number | null
    /** Since when nobody gets in by this account; `null` while it is active. */
    deactivated_at: Generated<number | null>
  }
  /** An account's authenticator app; the account has a second factor once there is a row. */
  staff_authenticators: {
    staff_id: string
    /** The TOTP secret, sealed for this `staff_id`. */
    sealed_secret: string
    /** The last time step that a code was taken of; it and those before it are spent. */
    last_step: number
    created_at: number
  }
  staff_recovery_codes: {
    code_hash: string
    staff_id: string
    created_at: number
    used_at: number | null
  }
  /** One-time set-up links; the token itself is never stored. */
  staff_invites: {
    token_hash: string
    role: 'viewer' | 'agent' | 'admin'
    email: string | null
    created_at: number
    expires_at: number
    used_at: number | null
    /** What the invitation is named by; it opens nothing. */
    invitation_id: string
    /** The `staff_id` of who invited; `null` for the command line and the first start. */
    invited_by: string | null
  }
  staff_sessions: {
    token_hash: string
    /** What an own session is named by; it opens nothing. */
    session_id: string
    staff_id: string
    /** `full` opens the dashboard; the others open their one step and nothing else. */
    stage: 'full' | 'code' | 'enrolment'
    /** The TOTP secret that this session has been shown and has not confirmed yet, sealed for its `staff_id`. */
    sealed_new_secret: string | null
    /** Browser and system, such as "Firefox on Linux". */
    device: string
    created_at: number
    last_seen_at: number
    expires_at: number
    /** When a password or a code last showed who sits there. */
    proven_at: number
  }
  /** What staff have set, each value as JSON. */
  settings: { name: string; value: string; changed_at: number }
  /** What staff did, each entry chained to the one before by its hash. */
  audit_entries: {
    /** 1, 2, 3 … without gaps. */
    seq: number
    at: number
    /** A `staff_id`, `command-line`, or `null` where nobody was signed in. */
    actor: string | null
    act: string
    /** The id of what or whom it was done to. */
    subject: string | null
    /** JSON; nothing personal. */
    details: string | null
    /** JSON of what tells who somebody is; `null` where there is none, or once it was erased. */
    personal: string | null
    personal_salt: string | null
    /** SHA-256 over salt and `personal`; it stays when they are erased. */
    personal_hash: string | null
    prev_hash: string
    hash: string
  }
  /** Customers of the shop, as its file tells them and as actions have changed them since. */
  customers: {
    user_id: string
    /** The address in lower case; `null` where none is known. */
    email_key: string | null
    /** JSON of a `Customer`. */
    record: string
    version: number
    /** What the file said when it was taken in. */
    file_hash: string
    /** When an action first changed it since; `null` where none has. */
    changed_at: number | null
  }
  customer_orders: {
    /** The number without `#`, in capitals. */
    order_key: string
    user_id: string
    /** ISO 8601; empty where it is not known. */
    placed_at: string
    email_key: string | null
    /** The postcode that it goes to, without blanks, in capitals. */
    postcode_key: string | null
    /** JSON of an `Order`. */
    record: string
    version: number
    file_hash: string
    changed_at: number | null
  }
  /** What was done for customers, one row a key. */
  shop_commits: {
    user_id: string
    idempotency_key: string
    /** The shop's own number for it. */
    number: string
    /** JSON of an `ActionPlan`. */
    plan: string
    /** The versions that it left behind; `null` where it did not touch such a row. */
    order_version: number | null
    customer_version: number | null
    /** JSON of `{ itemId, pieces, counted }[]`. */
    stock_moves: string
    committed_at: number
    undone_at: number | null
  }
  /** Pieces that commits have taken of a variant since the catalogue last counted it anew. */
  stock_taken: {
    item_id: string
    /** What the catalogue said then; another count than the catalogue's now ends the row's meaning. */
    counted: number
    taken: number
  }
  /** Accounts of our own for shoppers; each stands on an e-mail address that was proved. */
  shopper_accounts: {
    account_id: string
    email: string
    /** `null` for who signs in by codes that are mailed. */
    password_hash: string | null
    /** Wrong passwords since the last sign-in. */
    password_failures: number
    created_at: number
  }
  /** One way through the sign-in frame; the page holds its token, nothing of it is in a cookie. */
  shopper_sign_ins: {
    token_hash: string
    email: string
    /** `null` until it is proved whose it is. */
    account_id: string | null
    purpose: 'sign-in' | 'sign-up' | 'reset'
    /** What is due next; `full` opens the account and lets the shop's page have its code. */
    stage: 'mail-code' | 'second-factor' | 'new-password' | 'full'
    /** Of the code that was mailed, until it is spent. */
    code_hash: string | null
    /** Codes that were tried. */
    tries: number
    /** The TOTP secret that was shown and is not confirmed yet, sealed for the `account_id`. */
    sealed_new_secret: string | null
    /** When the stage became `full`. */
    authenticated_at: number | null
    expires_at: number
  }
  shopper_authenticators: {
    account_id: string
    sealed_secret: string
    last_step: number
    created_at: number
  }
  shopper_recovery_codes: {
    code_hash: string
    account_id: string
    created_at: number
    used_at: number | null
  }
}
