import type { StaffMember } from '../../domain/recusal.ts';
import { safeName } from './safe-text.ts';

/** Somebody of the team by name and id, never as a mention: that would call them in (SPEC 4.2). */
export function staffName(staff: readonly StaffMember[], userId: string): string {
  const name = staff.find((one) => one.userId === userId)?.names[0];
  return name === undefined ? `\`${userId}\`` : `${safeName(name)} (\`${userId}\`)`;
}
