/** Something that cannot be done; its message is for whoever typed the command, in their language. */
export class Told extends Error {}
