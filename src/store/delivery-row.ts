/** A delivery as its row, and back. */
import { z } from 'zod';
import { partShownSchema } from '../briefs/brief.ts';
import type { DeliveryRow } from './schema.ts';
import type { Delivery } from './store.ts';

const partsShown = z.array(partShownSchema);

export function rowOfDelivery(delivery: Delivery): DeliveryRow {
  return {
    id: delivery.id,
    run_id: delivery.runId,
    part: delivery.part,
    platform: delivery.platform,
    tenant_id: delivery.tenantId,
    destination_id: delivery.destinationId,
    thread_id: delivery.threadId ?? null,
    body: delivery.body,
    body_hash: delivery.bodyHash,
    idempotency_key: delivery.idempotencyKey,
    state: delivery.state,
    attempts: delivery.attempts,
    not_before: delivery.notBefore,
    expires_at: delivery.expiresAt,
    lease_owner: delivery.leaseOwner ?? null,
    send_started_at: delivery.sendStartedAt ?? null,
    uncertain_since: delivery.uncertainSince ?? null,
    platform_message_id: delivery.platformMessageId ?? null,
    last_error_code: delivery.lastErrorCode ?? null,
    created_at: delivery.createdAt,
    settled_at: delivery.settledAt ?? null,
    shown: delivery.shown ? JSON.stringify(delivery.shown) : null,
  };
}

export function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    runId: row.run_id,
    part: row.part,
    platform: row.platform,
    tenantId: row.tenant_id,
    destinationId: row.destination_id,
    body: row.body,
    bodyHash: row.body_hash,
    idempotencyKey: row.idempotency_key,
    state: row.state,
    attempts: row.attempts,
    notBefore: row.not_before,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    ...(row.thread_id !== null && { threadId: row.thread_id }),
    ...(row.lease_owner !== null && { leaseOwner: row.lease_owner }),
    ...(row.send_started_at !== null && { sendStartedAt: row.send_started_at }),
    ...(row.uncertain_since !== null && { uncertainSince: row.uncertain_since }),
    ...(row.platform_message_id !== null && { platformMessageId: row.platform_message_id }),
    ...(row.last_error_code !== null && { lastErrorCode: row.last_error_code }),
    ...(row.settled_at !== null && { settledAt: row.settled_at }),
    ...(row.shown !== null && { shown: partsShown.parse(JSON.parse(row.shown)) }),
  };
}
