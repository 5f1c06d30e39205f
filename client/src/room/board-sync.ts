/** What the canvas shows: the server's board, with one's own unacknowledged changes over it. */
export class BoardSync {}
