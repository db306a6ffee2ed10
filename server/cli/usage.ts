/** Every command of the command line, one line each. */
export const usage = `Usage: npm run --silent cli -- <command>

  kb check [--kb DIR]                                 file:line: reason for every problem; exit 1 if there is one
  kb search "text" [--kb DIR] [-k N] [--json]         the best passages, one of each document
  kb stats [--kb DIR] [--json]                        documents, passages, index, problems
  kb init DIR                                         an empty knowledge base with one example of everything
  kb import --kb DIR faqs FILE.csv                    what would change is shown first, --yes or y writes it
  kb import --kb DIR products FILE.csv                as Shopify or WooCommerce export it
  kb import --kb DIR pages FOLDER                     Markdown and HTML files
  kb import --kb DIR site URL [--only /pages/,…]      the pages of a sitemap
  kb import --kb DIR urls FILE.txt                    a list of pages, one address a line
     [--dry-run] [--yes] [--as NAME] [--max PAGES] [--allow-private-hosts]
  eval retrieval --kb DIR --cases FILE.jsonl [--json] how often the right document is found
  eval answers --kb DIR --cases FILE.jsonl [--json]   how often the answer is right, and unsure where it must be
  eval intents --train FILE --cases FILE [--json]     how often a message's intent is recognised
  eval sentiment --cases FILE.jsonl [--json]          how often a message is judged as people did
  eval actions --retail DIR --cases FILE.jsonl [--json]
                                                      whether actions do to τ-bench's records what its cases say
  test [--kb DIR] [--only ID] [--times N] [--json]    the conversation tests; exit 1 if one fails
  test --changed-from DIR|COMMIT [--kb DIR] [--json]  those that a change of the knowledge base touches, and why
  replay [FILE.jsonl] [--kb DIR] [--since DAY] [--limit N] [--json]
                                                      past turns answered again: the answers that are another now
  replay export FILE.jsonl [--since DAY] [--limit N]  past conversations as a file, to be replayed elsewhere
  identity-token --user USER_ID [--ttl SECONDS]       says who a shopper is, as the shop's server would
  shop-check --user ID --order ID [--other-order ID] [--commit]
                                                      holds the API at SHOP_API_URL against the guide, docs/shop-api.md;
                                                      changes nothing, but with --commit one address line, and back
  shop-api                                            the OpenAPI document that a shop's own API follows
  staff add --email E --role admin|agent|viewer       a one-time set-up link
  staff list [--json]                                 everyone with an account
  staff deactivate --email E                          ends the account's sessions and its way in
  staff reset-second-factor --email E                 for who lost phone and recovery codes
  audit [--since DAY] [--json]                        verifies what staff did, and lists it; exit 1 if it was touched
  audit erase --email E                               takes an address out of the log, which stays whole
  audit seal                                          after the keys were lost: seals the log as it is now
  backup FILE.tar [--force]                           everything but the index, also while the server runs
  restore FILE.tar                                    in the place of the data folder, which is kept beside it
  doctor [--online]                                   what should be mended, one line each; exit 1 if something must be`
