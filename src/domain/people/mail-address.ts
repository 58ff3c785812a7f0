const shape = /^[^\s@<>"(),:;\\/]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

/** Whether it is a mail address as people have them, in lower case. A longer one is no key of the database's. */
export const isMailAddress = (text: string): boolean => text.length <= 120 && shape.test(text);

/** What stands behind its `@`. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
