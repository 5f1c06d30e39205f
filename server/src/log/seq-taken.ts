/** Another writer has appended to this interview, so the room's state is stale and the room must reopen. */
export class SeqTaken extends Error {}
