import type { Staff } from '../../server/wire.ts'

type Role = Staff['role']

const roles: Record<Role, string> = { viewer: 'Viewer', agent: 'Agent', admin: 'Admin' }

/** Chooses a role. `label` is read out; it is seen only where `shown`. */
export function RoleSelect({
  id,
  label,
  shown = false,
  value,
  disabled = false,
  onChange,
}: {
  id: string
  label: string
  shown?: boolean
  value: Role
  disabled?: boolean
  onChange: (role: Role) => void
}) {
  return (
    <div class="role">
      <label for={id} class={shown ? undefined : 'unseen'}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const chosen = (Object.keys(roles) as Role[]).find((role) => role === currentTarget.value)
          // What is shown stays what is, until the server has taken the change.
          currentTarget.value = value
          if (chosen && chosen !== value) onChange(chosen)
        }}
      >
        {Object.entries(roles).map(([role, name]) => (
          <option value={role} key={role}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
