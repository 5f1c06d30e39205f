/** The database takes everything else but will never take this: trying again changes nothing. */
export class Unstorable extends Error {}
