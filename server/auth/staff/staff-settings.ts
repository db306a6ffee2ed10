import type { Database, Write } from '../../store/database.ts'
import { saveSetting, settingByName } from '../../store/settings.ts'
import type { Staff } from '../../wire.ts'
import { StaffSettings } from '../../wire/staff-team.ts'

const NAME = 'staff'
const defaults: StaffSettings = { second_factor_for_everyone: false }

/** What admins have set for staff. */
export async function readSettings(database: Database): Promise<StaffSettings> {
  const [row] = await database.read(settingByName(NAME))
  return row ? StaffSettings.parse({ ...defaults, ...JSON.parse(row.value) }) : defaults
}

export const writeSettings = (settings: StaffSettings, now: number): Write =>
  saveSetting(NAME, JSON.stringify(settings), now)

/** Admins always, everyone else where it is set so. */
export const needsSecondFactor = (role: Staff['role'], settings: StaffSettings): boolean =>
  role === 'admin' || settings.second_factor_for_everyone
