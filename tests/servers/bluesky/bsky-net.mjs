// A Bluesky network on loopback: directory (PLC), one PDS, AppView, and the bsync that the AppView wants.
//
//   node bsky-net.mjs '{"modules": ..., "data": ..., "ready": ..., "postgres": ..., "rotationKey": ..., "ports": {}}'
//
// It is put together from the parts of @atproto/dev-env, not by its TestNetwork: that one keeps the directory in memory,
// so that no account outlives it, and starts a moderation service and wants a redis that nothing here asks for. Put
// together like this, all that lasts is in PostgreSQL and in the folder `data`, and the network can be killed at any
// moment and started again with it. Ports are taken from `ports`; those that are not given are free ones, and told.
//
// The file `ready` says by its ports that all is ready. It ends by SIGTERM, and when its standard input ends, so that
// it does not outlive whoever started it.

import dns from 'node:dns'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const options = JSON.parse(process.argv[2])

process.stdin.on('end', () => process.exit(1)).resume()

// Every part listens on all interfaces and has no option for it, but nothing here is to be reached from elsewhere.
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...given) {
  const [where] = given
  if (where !== null && typeof where === 'object') {
    return listen.call(this, { ...where, host: '127.0.0.1' }, ...given.slice(1))
  }
  return listen.call(this, { port: Number(where), host: '127.0.0.1' }, given.find((one) => typeof one === 'function'))
}
dns.setDefaultResultOrder('ipv4first')

const library = (file) => import(pathToFileURL(path.join(options.modules, file)).href)
const { TestBsky, TestBsync, TestPds, TestPlc, mockNetworkUtilities } = await library('@atproto/dev-env/dist/index.js')
const { default: getPort } = await library('@atproto/dev-env/dist/get-port.js')
const { Database, PlcServer } = await library('@did-plc/server/dist/index.js')

const port = async (name) => options.ports[name] ?? (await getPort())
const ports = { plc: await port('plc'), pds: await port('pds'), bsync: await port('bsync'), appview: await port('appview') }
const url = (name) => `http://localhost:${ports[name]}`

const directory = Database.postgres({ url: options.postgres, schema: 'plc' })
await directory.db.schema.createSchema('plc').ifNotExists().execute()
await directory.migrateToLatestOrThrow()
const plc = new TestPlc(url('plc'), ports.plc, PlcServer.create({ db: directory, port: ports.plc }))
await plc.server.start()

const bsync = await TestBsync.create({
  port: ports.bsync,
  apiKeys: ['bsync-api-key'],
  dbUrl: options.postgres,
  dbSchema: 'bsync',
})

// Its identity is a new one at each start: the one of before cannot be registered again.
const bsky = await TestBsky.create({
  port: ports.appview,
  publicUrl: url('appview'),
  plcUrl: plc.url,
  pdsPort: ports.pds,
  bsyncApiKey: 'bsync-api-key',
  bsyncUrl: bsync.url,
  repoProvider: `ws://localhost:${ports.pds}`,
  dbPostgresUrl: options.postgres,
  dbPostgresSchema: 'appview',
})
bsync.ctx.dataplaneClients = [bsky.ctx.dataplane]

const pds = await TestPds.create({
  port: ports.pds,
  hostname: 'localhost',
  dataDirectory: path.join(options.data, 'pds'),
  blobstoreDiskLocation: path.join(options.data, 'blobs'),
  plcRotationKeyK256PrivateKeyHex: options.rotationKey,
  didPlcUrl: plc.url,
  bskyAppViewUrl: bsky.url,
  bskyAppViewDid: bsky.ctx.cfg.serverDid,
})
mockNetworkUtilities(pds, bsky)

process.once('SIGTERM', async () => {
  for (const part of [bsky, bsync, pds, plc]) await part.close().catch((fault) => console.error(fault))
  process.exit(0)
})
fs.writeFileSync(`${options.ready}.new`, JSON.stringify(ports))
fs.renameSync(`${options.ready}.new`, options.ready)
