import { filterChoices } from '../conversation-words.ts'
import type { ListFilters } from '../page-address.ts'

/** The search box, and what else the list may be narrowed to. */
export function ConversationFilters({
  filters,
  onNarrow,
}: {
  filters: ListFilters
  onNarrow: (filters: ListFilters) => void
}) {
  const narrowed = Object.values(filters).some((value) => value !== undefined)
  return (
    <search class="card filters">
      <label class="filter search">
        <span>Search messages</span>
        <input
          type="search"
          name="q"
          placeholder="Words or “a phrase”"
          autoComplete="off"
          maxLength={200}
          value={filters.q ?? ''}
          onInput={({ currentTarget: { value } }) => onNarrow({ ...filters, q: value || undefined })}
        />
      </label>
      {filterChoices.map(({ name, label, any, choices }) => (
        <label class="filter" key={name}>
          <span>{label}</span>
          <select
            name={name}
            value={filters[name] ?? ''}
            onChange={({ currentTarget: { value } }) => onNarrow({ ...filters, [name]: value || undefined })}
          >
            <option value="">{any}</option>
            {choices.map((choice) => (
              <option value={choice.value} key={choice.value}>
                {choice.name}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="button" class="button plain" disabled={!narrowed} onClick={() => onNarrow({})}>
        Clear
      </button>
    </search>
  )
}
