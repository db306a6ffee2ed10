/** Between the titles of a section's path: `Return policy › Refunds`. */
export const HEADING_SEPARATOR = ' › '
