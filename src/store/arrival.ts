/** Whether readers may have a message: it was sent, or a try of it may have been its last and nobody ever knew. */
import { sql, type RawBuilder } from 'kysely';
import { UNPROVEN } from './attempts.ts';

/** @param delivery the name under which the statement knows the table of deliveries */
export function mayHaveArrived(delivery: string): RawBuilder<boolean> {
  const its = (column: string) => sql.ref(`${delivery}.${column}`);
  return sql<boolean>`(${its('state')} in ('sent', 'sending', 'uncertain') or ${its('uncertain_since')} is not null
    or exists (select 1 from delivery_attempts a where a.delivery_id = ${its('id')} and a.outcome = ${UNPROVEN}))`;
}
