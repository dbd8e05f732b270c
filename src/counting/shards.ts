/**
 * The shard of a visitor, 0 to `shards` − 1. One visitor stays on one shard, so each object dedupes alone and the
 * sums of all shards are exact. The choice can't lean on the day's salt (it lives in the objects), so it leans
 * on the peppered identity. Changing `shards` or the pepper moves visitors: views of other days stay exact, but
 * whoever comes before and after the change on one day counts twice on it.
 */
export const shardOf = (identity: ArrayBuffer, shards: number): number =>
  new DataView(identity).getUint32(0) % shards

/** The object's name; it never changes, or its unflushed views would wait for their own alarm under the old one. */
export const shardName = (shard: number): string => `views-${shard}`
