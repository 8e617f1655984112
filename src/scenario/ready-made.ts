import type { Draft } from '../api/object.ts'
import type { PersistentVolumeClaim, Service, StatefulSet, StatefulSetSpec } from '../api/types.ts'

/** The StatefulSet that a scenario gets when it names one without a manifest: small, but with all that matters. */
export function readyMade(name: string, namespace: string): [Draft<Service>, Draft<StatefulSet>] {
  const labels = { app: name }
  const metadata = { name, namespace, labels }
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { clusterIP: 'None', selector: labels, ports: [{ name: 'http', port: 8080 }] },
    },
    { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata, spec: specOf(name, labels) },
  ]
}

const specOf = (serviceName: string, labels: Record<string, string>): StatefulSetSpec => ({
  serviceName,
  replicas: 1,
  selector: { matchLabels: labels },
  template: {
    metadata: { labels },
    spec: {
      containers: [
        {
          name: 'app',
          image: 'app:v1',
          ports: [{ name: 'http', containerPort: 8080 }],
          readinessProbe: { httpGet: { path: '/healthz', port: 8080 } },
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        },
      ],
    },
  },
  volumeClaimTemplates: [
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    } as unknown as PersistentVolumeClaim,
  ],
})
