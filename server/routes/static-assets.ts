/** A built file as it goes to the browser. */
export interface StaticFile {
  body: Uint8Array<ArrayBuffer>
  /** The whole `Content-Type`. */
  type: string
}

/** What the build made for browsers, held in memory: the app reads no disk. */
export interface StaticAssets {
  dashboard: PageAssets
  signIn: PageAssets
  widget: {
    /** Source of `/widget.js`, in which the string literal `"__VERDEMUSE_SETTINGS__"` stands for the settings. */
    loader: string
    /** By file name, without the loader; each name carries a hash of the content. */
    files: Map<string, StaticFile>
  }
}

/** A page of our own. */
export interface PageAssets {
  /** File name of the page's script, a key of `files`. */
  script: string
  /** File name of the page's stylesheet, a key of `files`. */
  style: string
  /** By file name; each name carries a hash of the content. */
  files: Map<string, StaticFile>
}
