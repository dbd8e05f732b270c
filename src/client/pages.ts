/** A page of this blog, as a document whose scripts never run. @throws when it doesn't come */
export const fetchPage = (address: string): Promise<Document> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('GET', address)
    request.responseType = 'document'
    request.onload = () => (request.responseXML ? done(request.responseXML) : fail(new Error(address)))
    request.onerror = () => fail(new Error(address))
    request.send()
  })
