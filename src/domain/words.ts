import { z } from 'zod';

/** A Discord id: a decimal string, never a number (it exceeds 2^53). */
export const Snowflake = z.string().regex(/^\d{17,20}$/u);

/** Where a case stands (SPEC 5). */
export const Status = z.enum(['new', 'triage', 'investigating', 'resolved', 'closed', 'cold']);
export type Status = z.infer<typeof Status>;

/** How grave a case is; it sets the check-in promise (SPEC 8). */
export const Severity = z.enum(['low', 'medium', 'high', 'critical']);
export type Severity = z.infer<typeof Severity>;

/** What a person is in a case (SPEC 2). The target is the person harmed, the subject the person reported. */
export const PartyRole = z.enum(['reporter', 'target', 'subject', 'witness']);
export type PartyRole = z.infer<typeof PartyRole>;
