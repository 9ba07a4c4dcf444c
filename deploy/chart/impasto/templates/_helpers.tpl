{{- define "impasto.selector" -}}
app.kubernetes.io/name: impasto
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "impasto.labels" -}}
{{ include "impasto.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- /* Short enough that a pod's name is its host name as well. */}}
{{- define "impasto.name" -}}
{{ printf "%s-%s" .root.Release.Name .component | trunc 46 | trimSuffix "-" }}
{{- end }}

{{- define "impasto.image" -}}
{{ .root.Values.images.repository }}/{{ .image }}:{{ .root.Values.images.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- /* The restricted profile of the Pod Security Standards. */}}
{{- define "impasto.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "impasto.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "impasto.storeKeys" -}}
- name: IMPASTO_STORE_ACCESS_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .Values.store.secret.name }}
      key: {{ .Values.store.secret.accessKey }}
- name: IMPASTO_STORE_SECRET_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .Values.store.secret.name }}
      key: {{ .Values.store.secret.secretKey }}
{{- end }}

{{- /* What Kafka's clients and Java's trust are told to read: {root, component}. */}}
{{- define "impasto.connectionEnv" -}}
{{- if get .root.Values.kafka.secrets .component }}
- name: IMPASTO_KAFKA_PROPERTIES_FILE
  value: /etc/impasto/kafka/client.properties
{{- end }}
{{- $options := get (get .root.Values .component) "javaOptions" }}
{{- with .root.Values.store.trustStore }}
{{- if .configMap }}
{{- $options = printf "%s -Djavax.net.ssl.trustStore=/etc/impasto/trust/%s -Djavax.net.ssl.trustStorePassword=%s" $options .key .password }}
{{- end }}
{{- end }}
- name: JDK_JAVA_OPTIONS
  value: {{ $options | quote }}
{{- end }}

{{- define "impasto.connectionMounts" -}}
{{- if get .root.Values.kafka.secrets .component }}
- name: kafka
  mountPath: /etc/impasto/kafka
  readOnly: true
{{- end }}
{{- if .root.Values.store.trustStore.configMap }}
- name: trust
  mountPath: /etc/impasto/trust
  readOnly: true
{{- end }}
{{- end }}

{{- define "impasto.connectionVolumes" -}}
{{- with get .root.Values.kafka.secrets .component }}
- name: kafka
  secret:
    secretName: {{ . }}
    defaultMode: 0440
{{- end }}
{{- with .root.Values.store.trustStore.configMap }}
- name: trust
  configMap:
    name: {{ . }}
{{- end }}
{{- end }}

{{- define "impasto.probe" -}}
httpGet:
  path: {{ . }}
  port: http
{{- end }}

{{- /* Kafka, the store and DNS: all that a process of ours calls. */}}
{{- define "impasto.egress" -}}
- ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
  to:
    - namespaceSelector: {}
- ports:
    {{- range splitList "," .Values.kafka.bootstrapServers | uniq }}
    - {port: {{ splitList ":" . | last }}, protocol: TCP}
    {{- end }}
  {{- with .Values.networkPolicy.kafka }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- $store := urlParse .Values.store.endpoint }}
{{- $port := ternary "443" "80" (eq $store.scheme "https") }}
- ports:
    - {port: {{ regexFind ":[0-9]+$" $store.host | trimPrefix ":" | default $port }}, protocol: TCP}
  {{- with .Values.networkPolicy.store }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
