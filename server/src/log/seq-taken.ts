/** Some other writer has appended to this interview; whoever sees this is out of date and must start again. */
export class SeqTaken extends Error {}
