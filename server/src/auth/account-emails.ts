import type { DirectEmail } from '../email/mailer.ts'

/** Tokens follow a `#`, because browsers do not send the fragment to servers. */

/** `isOperators`: without email the link goes to the log, because an operator needs it to verify the address. */
export function addressEmail(link: string, isOperators: boolean): DirectEmail {
  return {
    subject: 'Is this your address?',
    text: `Somebody has made an account on Dryrun with this address.

If that was you, open this link within a day, so that Dryrun may write to you:

${link}

If it was not, you need not do anything: nobody will write to you again.
`,
    ...(isOperators && { operatorNeeds: link }),
  }
}

export function passwordEmail(link: string): DirectEmail {
  return {
    subject: 'A new password for Dryrun',
    text: `Somebody has asked for a new password for the account with this address.

If that was you, open this link within an hour and choose one:

${link}

If it was not, you need not do anything: your password stays as it is.
`,
    operatorNeeds: link,
  }
}
