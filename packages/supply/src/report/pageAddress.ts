// Addresses as advisories write them, made fit for formats that check them (RFC 3986): some hold blanks, some are encoded.

export const pageAddress = (page: string): string => encodeURI(decoded(page))

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
